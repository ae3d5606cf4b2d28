// Keeps the page when the circuit is lost: retries, then offers to retry by hand. It never reloads, because a reload would lose what was typed.
const modal = document.getElementById('components-reconnect-modal');

// Every version of Blazor's script tells the state by a class on the element; only newer ones raise an event as well.
function follow() {
  const state = [...modal.classList].find(name => name.startsWith('components-reconnect-'))?.slice('components-reconnect-'.length);
  if (state === 'hide') modal.close();
  else if (state && !modal.open) modal.showModal();
  if (state === 'failed') document.addEventListener('visibilitychange', retryWhenVisible);
}

if (modal) new MutationObserver(follow).observe(modal, { attributeFilter: ['class'] });
modal?.addEventListener('cancel', event => event.preventDefault());
document.getElementById('reconnect-retry')?.addEventListener('click', retry);
document.getElementById('reconnect-stay')?.addEventListener('click', () => modal.close());
document.getElementById('reconnect-open')?.addEventListener('click', () => window.open(location.href, '_blank', 'noopener'));

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenVisible);
  try {
    if (await Blazor.reconnect()) modal.close();
    else modal.className = 'reconnect components-reconnect-rejected';
  } catch {
    document.addEventListener('visibilitychange', retryWhenVisible);
  }
}

function retryWhenVisible() {
  if (document.visibilityState === 'visible') retry();
}
