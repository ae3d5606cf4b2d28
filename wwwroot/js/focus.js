// The field may be rendered a moment after the page, and the router moves the focus to the heading first.
export function focus(id, attempts = 40) {
  const target = document.getElementById(id);
  if (target && attempts < 40) {
    target.focus();
    target.scrollIntoView({ block: 'center' });
  } else if (attempts > 0) setTimeout(() => focus(id, attempts - 1), 50);
}
