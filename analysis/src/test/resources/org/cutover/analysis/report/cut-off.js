// The table cells of the answer that reach out of what can be seen without scrolling sideways.
return [...document.querySelectorAll('#answer th, #answer td')]
  .filter(cell => cell.checkVisibility() && !cell.closest('.unseen'))
  .filter(cell => {
    const box = cell.closest('.scroll').getBoundingClientRect();
    const own = cell.getBoundingClientRect();
    return own.left < Math.max(box.left, 0) - 1
        || own.right > Math.min(box.right, document.documentElement.clientWidth) + 1
        || cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).display !== 'inline';
  })
  .map(cell => cell.textContent);
