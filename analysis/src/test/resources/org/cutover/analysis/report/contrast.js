// Names every text whose contrast to its ground is below 4.5 (WCAG 2.2, success criterion 1.4.3).
const channels = colour => {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  return {r, g, b, a};
};
const over = (top, below) => {
  const mix = name => top[name] * top.a + below[name] * (1 - top.a);
  return {r: mix('r'), g: mix('g'), b: mix('b'), a: 1};
};
const ground = element => {
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(18,18,18)' : 'rgb(255,255,255)';
  const chain = [];
  for (let e = element; e; e = e.parentElement) {
    chain.unshift(channels(getComputedStyle(e).backgroundColor));
  }
  return chain.reduce((below, top) => over(top, below), channels(canvas));
};
const linear = value => {
  const s = value / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
};
const luminance = c => 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
document.querySelectorAll('details').forEach(details => { details.open = true; });
const elements = [...document.body.querySelectorAll('*')].filter(element =>
  element.checkVisibility() && [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
return elements
  .map(element => {
    const below = ground(element);
    const ratio = contrast(over(channels(getComputedStyle(element).color), below), below);
    return {ratio, text: `${element.tagName} ${element.className} "${element.textContent.slice(0, 30)}"`};
  })
  .filter(found => found.ratio < 4.5)
  .map(found => `${found.ratio.toFixed(2)} ${found.text}`)
  .concat(elements.length < 100 ? [`only ${elements.length} texts found`] : []);
