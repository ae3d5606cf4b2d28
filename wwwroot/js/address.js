// The call may arrive after the page was left: another page's address is never touched.
export function put(address) {
  if (new URL(address, location).pathname === location.pathname) history.replaceState(history.state, '', address);
}
