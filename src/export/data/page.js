
// Lights up what belongs together under the pointer, and shows only what belongs to one person.
(() => {
  const of = (name) => document.querySelectorAll(`[data-of~="${name}"]`);
  let lit = '';
  document.addEventListener('mouseover', (event) => {
    const under = event.target.closest('[data-of]');
    const name = under ? under.dataset.of.split(' ')[0] : '';
    if (name === lit) return;
    document.querySelectorAll('.lit').forEach((element) => element.classList.remove('lit'));
    if (name) of(name).forEach((element) => element.classList.add('lit'));
    lit = name;
  });
  const only = (main, button) => {
    const name = button.getAttribute('aria-pressed') === 'true' ? '' : button.parentElement.id;
    main.querySelectorAll('.people button').forEach((other) => other.setAttribute('aria-pressed', String(name && other === button)));
    main.querySelectorAll('.quotes > li, .events > li').forEach((item) => {
      item.hidden = Boolean(name) && !item.dataset.of.split(' ').includes(name);
    });
    for (const heading of main.querySelectorAll('aside > section:not(:first-of-type) > h2 small')) {
      const items = [...heading.closest('section').querySelectorAll('.quotes > li, .events > li')];
      const shown = items.filter((item) => !item.hidden).length;
      heading.textContent = name ? `${shown} of ${items.length}` : items.length;
    }
  };
  for (const main of document.querySelectorAll('main')) {
    for (const person of main.querySelectorAll('.people > li')) {
      if (!main.querySelector(`.quotes > [data-of~="${person.id}"], .events > [data-of~="${person.id}"]`)) continue;
      const button = document.createElement('button');
      button.textContent = 'only';
      button.title = 'Show only the quotes and dates of this person';
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', () => only(main, button));
      person.append(button);
    }
  }
})();
