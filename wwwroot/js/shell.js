// What the shell does without a circuit: theme, rail, menus, palette, copy buttons, password reveal. Listeners are delegated, because Blazor replaces elements.
import './download.js';
import './drawing.js';

const root = document.documentElement;

function remember(name, value) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

// The server shows times in the reader's zone.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) remember('zone', zone);

function chooseTheme(theme) {
  root.dataset.theme = theme;
  remember('theme', theme);
  markTheme();
}

function markTheme() {
  for (const choice of document.querySelectorAll('[data-theme-choice]'))
    choice.setAttribute('aria-pressed', String(choice.dataset.themeChoice === root.dataset.theme));
}

function toggleRail() {
  root.dataset.rail = root.dataset.rail === 'closed' ? 'open' : 'closed';
  remember('rail', root.dataset.rail);
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.dataset.copied = 'true';
    say(button.dataset.copiedWord);
  } catch {
    button.dataset.copied = 'failed'; // plain http on a foreign host has no clipboard; the text stays selectable
  }
  setTimeout(() => delete button.dataset.copied, 2000);
}

// One polite region for what the script does by itself.
function say(text) {
  const region = document.getElementById('announcer');
  if (region && text) region.textContent = text;
}

function reveal(button) {
  const input = document.getElementById(button.getAttribute('aria-controls'));
  const shown = input.type === 'password';
  input.type = shown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(shown));
}

function openPalette() {
  const palette = document.getElementById('palette');
  if (palette && !palette.open) palette.showModal();
}

document.addEventListener('click', event => {
  const hit = selector => event.target.closest(selector);
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  if (hit('[data-theme-choice]')) {
    chooseTheme(hit('[data-theme-choice]').dataset.themeChoice);
    hit('details.menu')?.removeAttribute('open');
  } else if (hit('[data-menu-item]')) hit('details.menu')?.removeAttribute('open');
  else if (hit('[data-rail-toggle]')) toggleRail();
  else if (hit('[data-copy]')) copy(hit('[data-copy]'));
  else if (hit('[data-reveal]')) reveal(hit('[data-reveal]'));
  else if (hit('[data-opens="palette"]')) openPalette();
  else if (hit('#palette [role=option]')) document.getElementById('palette').close();
  else if (event.target.matches('dialog[data-light-dismiss]')) event.target.close();
  else if (hit('a[data-back]')) comeBackHere(hit('a[data-back]'));
  else if (hit('[data-skip], [data-focus]')) focusTarget(event, hit('[data-skip], [data-focus]'));
});

// The address line may say more than the circuit knows.
function comeBackHere(link) {
  const address = new URL(link.href);
  address.searchParams.set('back', location.pathname + location.search);
  link.href = address;
}

// With <base href="/"> a plain #fragment would leave the page.
function focusTarget(event, link) {
  event.preventDefault();
  const target = document.getElementById(link.getAttribute('href').split('#')[1]);
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openPalette();
  } else if (event.key === 'Escape') {
    const menu = document.activeElement?.closest('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  } else if (event.target.dataset?.keys === 'list') keysOfList(event);
});

// Keys that drive a list under a text box must not move its caret or submit its form; what they mean is decided by the circuit.
function keysOfList(event) {
  if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key) && !event.isComposing) event.preventDefault();
  const palette = event.target.closest('#palette');
  if (palette && event.key === 'Enter' && !event.isComposing) choose(palette);
}

// Enter means the row that answers what stands in the box. While that answer is on its way, Enter waits for it.
function choose(palette) {
  const query = palette.querySelector('input').value;
  if (palette.querySelector('[data-answers]').dataset.answers !== query) {
    palette.dataset.waiting = query;
    return;
  }

  delete palette.dataset.waiting;
  const chosen = palette.querySelector('[role=option][aria-selected=true]');
  // Gone to from here: an event to the circuit could be lost when the dialog closes at the same moment.
  if (chosen) { palette.close(); window.Blazor.navigateTo(chosen.dataset.href); }
}

new MutationObserver(() => {
  const palette = document.querySelector('#palette[data-waiting]');
  if (palette && palette.querySelector('[data-answers]').dataset.answers === palette.dataset.waiting) choose(palette);
}).observe(document.body, { subtree: true, attributeFilter: ['data-answers'] });

document.addEventListener('input', event => {
  const palette = event.target.closest('#palette');
  if (palette) delete palette.dataset.waiting;
});

// The next search starts empty, here and in the circuit.
document.addEventListener('close', event => {
  if (event.target.id !== 'palette') return;
  const box = event.target.querySelector('input');
  box.value = '';
  box.dispatchEvent(new Event('input', { bubbles: true }));
}, true);

// The active row of a list follows the keys into view.
new MutationObserver(changes => {
  for (const { target } of changes)
    document.getElementById(target.getAttribute('aria-activedescendant') ?? '')?.scrollIntoView({ block: 'nearest' });
}).observe(document.body, { subtree: true, attributeFilter: ['aria-activedescendant'] });

document.addEventListener('toggle', markTheme, true);
markTheme();
