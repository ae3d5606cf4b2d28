// Forms marked data-download: the answer is a file or a refusal as JSON { field, text }. Nothing typed here goes through the circuit.
document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-download]');
  if (!form) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = 'true';
  send(form).catch(() => show(form, '', form.dataset.failed)).finally(() => delete form.dataset.busy);
});

async function send(form) {
  for (const place of form.querySelectorAll('[data-error]')) say(form, place, '');
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), cache: 'no-store', redirect: 'manual' });
  if (answer.ok) {
    save(await answer.blob(), nameOf(answer));
    const announcer = document.getElementById('announcer');
    if (announcer) announcer.textContent = form.dataset.done;
    form.reset();
    form.closest('dialog')?.close();
    return;
  }

  // The portal sends strangers to the sign-in page; the form does not follow, so that what was typed stays.
  if (answer.type === 'opaqueredirect' || answer.status === 401) return show(form, '', form.dataset.expired);
  const refusal = await answer.json();
  show(form, refusal.field ?? '', refusal.text);
}

function show(form, field, text) {
  say(form, form.querySelector(`[data-error="${field}"]`), text);
  form.elements[field]?.focus();
}

function say(form, place, text) {
  place.textContent = text;
  const input = form.elements[place.dataset.error];
  if (!input) return;
  if (text) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

function nameOf(answer) {
  const disposition = answer.headers.get('content-disposition') ?? '';
  return /filename="?([^";]+)/.exec(disposition)?.[1] ?? 'export';
}

export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
