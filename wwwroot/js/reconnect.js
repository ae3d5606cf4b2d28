// Keeps the page when the circuit is lost: retries, then offers to retry by hand. It never reloads, because a reload would lose what was typed.
const modal = document.getElementById('components-reconnect-modal');

modal?.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  if (state === 'hide') modal.close();
  else if (!modal.open) modal.showModal();
  if (state === 'failed') document.addEventListener('visibilitychange', retryWhenVisible);
});

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
