// Keyboard shortcuts, focus and confirmations. Everything on the page works without this file.
(() => {
  'use strict';
  const isTyping = (element) =>
    element instanceof HTMLElement && element.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');

  // What went wrong comes first, for eyes and for screen readers.
  const focusFirst = (root) => {
    const first = root.querySelector('[data-focus]');
    if (first instanceof HTMLElement) first.focus();
  };
  focusFirst(document);
  document.addEventListener('htmx:after:swap', () => focusFirst(document));

  // On a phone the menu is closed until somebody opens it.
  const menu = document.querySelector('[data-menu]');
  if (menu instanceof HTMLDetailsElement) {
    const phone = matchMedia('(max-width: 40rem)');
    const fit = () => {
      menu.open = !phone.matches;
      menu.dataset.klaar = '';
    };
    fit();
    phone.addEventListener('change', fit);
  }

  // What fits the screen needs no stop of its own on the way through the page.
  for (const table of document.querySelectorAll('.utrecht-table-container')) {
    if (table.scrollWidth <= table.clientWidth) table.removeAttribute('tabindex');
  }

  const keys = () => {
    try {
      return JSON.parse(document.body.dataset.shortcuts ?? 'null');
    } catch {
      return null;
    }
  };

  // data-action names what a key does; the person chooses the key. An element may be a link, a button or a field to go to.
  const act = (action) => {
    const target = document.querySelector(`[data-action="${CSS.escape(action)}"]`);
    if (!(target instanceof HTMLElement)) return false;
    if (target.matches('a[href^="#"]')) {
      const place = document.querySelector(target.getAttribute('href'));
      place?.scrollIntoView();
      place?.focus();
    } else if (target.tagName === 'SUMMARY') {
      target.parentElement.open = true;
      const field = target.parentElement.querySelector('select, textarea, input:not([type=hidden])');
      (field ?? target).focus();
    } else target.click();
    return true;
  };

  // Out of a field, so that the keys work again: back to what opened its part of the page.
  const leave = (field) => {
    const part = field.closest('details');
    if (!part) return field.blur();
    part.open = false;
    part.querySelector('summary')?.focus();
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.key === 'Escape' && isTyping(event.target)) return leave(event.target);
    if (isTyping(event.target)) return;
    const chosen = keys();
    if (!chosen) return;
    if (event.key === '?') {
      const help = document.getElementById('sneltoetsen');
      if (help instanceof HTMLDialogElement) {
        if (help.open) help.close();
        else help.showModal();
        event.preventDefault();
      }
      return;
    }
    const action = Object.keys(chosen).find((name) => chosen[name] === event.key.toLowerCase());
    if (action && act(action)) event.preventDefault();
  });

  for (const opens of document.querySelectorAll('[data-open]')) opens.hidden = false;
  document.addEventListener('click', (event) => {
    const opens = event.target instanceof Element && event.target.closest('[data-open]');
    if (opens) document.getElementById(opens.dataset.open)?.showModal();
    const closes = event.target instanceof Element && event.target.closest('[data-close]');
    if (closes) closes.closest('dialog')?.close();
    const prints = event.target instanceof Element && event.target.closest('[data-print]');
    if (prints) window.print();
  });

  // A finding points at its sentence in the text.
  document.addEventListener('click', (event) => {
    const points = event.target instanceof Element && event.target.closest('a[href^="#bewijs-"]');
    if (!points) return;
    for (const marked of document.querySelectorAll('mark.gekozen')) marked.classList.remove('gekozen');
    for (const mark of document.querySelectorAll(`mark[data-bewijs~="${CSS.escape(points.getAttribute('href').slice(1))}"]`))
      mark.classList.add('gekozen');
  });
})();
