/** An element with attributes, listeners (`onclick`) and children; texts are never read as HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Read out by screen readers; the same text twice is read twice. */
export function announce(text) {
  const place = byId('announcements');
  place.textContent = '';
  requestAnimationFrame(() => {
    place.textContent = text;
  });
}
