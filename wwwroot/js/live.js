// Called by the circuit once it is connected.
export function mark() {
  document.documentElement.dataset.live = 'true';
}
