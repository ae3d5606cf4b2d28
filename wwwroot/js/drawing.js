// Links and buttons marked data-drawing: the drawing as a file. The PNG is made here from the same SVG, at twice its size.
import { save } from './download.js';

const factor = 2;

document.addEventListener('click', event => {
  const source = event.target.closest('[data-drawing]');
  if (!source || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const place = source.closest('[data-drawing-failed]');
  if (place.dataset.busy) return;
  place.dataset.busy = 'true';
  take(source, place).catch(() => refuse(place, place.dataset.drawingFailed)).finally(() => delete place.dataset.busy);
});

async function take(source, place) {
  refuse(place, '');
  const answer = await fetch(source.getAttribute('href') ?? source.dataset.href, { cache: 'no-store', redirect: 'manual' });
  // The portal sends strangers to the sign-in page.
  if (answer.type === 'opaqueredirect' || answer.status === 401) return refuse(place, place.dataset.drawingExpired);
  if (!answer.ok) return refuse(place, place.dataset.drawingFailed);
  const svg = await answer.text();
  const isPng = source.dataset.drawing === 'png';
  save(isPng ? await pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' }), isPng ? source.dataset.file : source.getAttribute('download'));
  const announcer = document.getElementById('announcer');
  if (announcer) announcer.textContent = place.dataset.drawingDone;
}

async function pngOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * factor;
  canvas.height = image.naturalHeight * factor;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((made, failed) => canvas.toBlob(blob => blob ? made(blob) : failed(new Error('No picture.')), 'image/png'));
}

function refuse(place, text) {
  place.querySelector('[role=alert]').textContent = text;
}
