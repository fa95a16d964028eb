// The page's script, as text: it runs in the reader's browser, never here. All that it shows stands in the page
// already; it only points, fades and folds. It sets attributes and text, nothing that is parsed as HTML or style.

export const SCRIPT = `'use strict';
for (const part of document.querySelectorAll('.scripted')) part.hidden = false;

// Opacity and classes of the test images' layers.
const opacity = document.getElementById('opacity');
if (opacity) {
  const value = document.getElementById('opacity-value');
  const fade = () => {
    value.textContent = opacity.value + ' %';
    for (const layers of document.querySelectorAll('.layers')) layers.setAttribute('opacity', opacity.value / 100);
  };
  opacity.addEventListener('input', fade);
  fade();
}
for (const box of document.querySelectorAll('[data-layer]')) {
  const show = () => {
    for (const layer of document.querySelectorAll('.layers .' + box.dataset.layer))
      layer.classList.toggle('off', !box.checked);
  };
  box.addEventListener('change', show);
  // A browser may bring back what was chosen before a reload.
  show();
}

// The numbers of one epoch, and a line through the charts there.
const slider = document.getElementById('epoch');
if (slider) {
  const titles = [...document.querySelectorAll('#epochs thead th')].map((cell) => cell.textContent);
  const rows = [...document.querySelectorAll('#epochs tbody tr')];
  const epochs = rows.map((row) => parseInt(row.cells[0].textContent));
  const values = document.getElementById('epoch-values');
  const charts = [...document.querySelectorAll('.curve[data-first]')].map((box) => {
    const { first, last, left, right, top, bottom } = box.dataset;
    const svg = box.querySelector('svg');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    line.setAttribute('class', 'cursor');
    line.setAttribute('y1', top);
    line.setAttribute('y2', bottom);
    svg.append(line);
    return { svg, line, first: +first, last: +last, left: +left, width: right - left };
  });
  const read = () => {
    const cells = [...rows[slider.value].children].map((cell) => cell.textContent);
    const epoch = epochs[slider.value];
    const said = titles.slice(1).map((title, i) => title + ' ' + cells[i + 1]).join(', ');
    values.textContent = 'Epoch ' + cells[0] + ': ' + said;
    slider.setAttribute('aria-valuetext', 'epoch ' + cells[0]);
    for (const { line, first, last, left, width } of charts) {
      const x = left + ((epoch - first) / (last - first)) * width;
      line.setAttribute('x1', x);
      line.setAttribute('x2', x);
    }
  };
  for (const { svg, first, last, left, width } of charts) {
    svg.addEventListener('pointermove', (event) => {
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
      const epoch = first + ((x - left) / width) * (last - first);
      const distances = epochs.map((row) => Math.abs(row - epoch));
      slider.value = distances.indexOf(Math.min(...distances));
      read();
    });
  }
  slider.addEventListener('input', read);
  slider.max = rows.length - 1;
  const kept = rows.findIndex((row) => row.classList.contains('strong'));
  slider.value = kept < 0 ? rows.length - 1 : kept;
  document.getElementById('epoch-reader').hidden = false;
  read();
}

// What is known of one run of a score's course, and a line through the chart there.
for (const course of document.querySelectorAll('.course')) {
  const slider = course.querySelector('input');
  if (!slider) continue;
  const svg = course.querySelector('svg');
  const width = svg.viewBox.baseVal.width;
  const notes = course.querySelectorAll('.notes li');
  const said = course.querySelector('output');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  line.setAttribute('class', 'cursor');
  line.setAttribute('y2', svg.viewBox.baseVal.height);
  const read = () => {
    const note = notes[slider.value].cloneNode(true);
    slider.setAttribute('aria-valuetext', note.textContent);
    said.replaceChildren(...note.childNodes);
    const x = (slider.value / slider.max) * width;
    line.setAttribute('x1', x);
    line.setAttribute('x2', x);
    svg.append(line);
  };
  const point = (event) => {
    const box = svg.getBoundingClientRect();
    slider.value = Math.round(((event.clientX - box.left) / box.width) * slider.max);
    read();
  };
  svg.addEventListener('pointermove', point);
  svg.addEventListener('pointerdown', point);
  slider.addEventListener('input', read);
  slider.value = slider.max;
  course.querySelector('.reader').hidden = false;
  read();
}

// A picture that fills the window: Escape closes it, and the keyboard is back where it was opened.
let enlarged = document.querySelector('.enlarge:target');
addEventListener('hashchange', () => {
  if (enlarged && !enlarged.matches(':target')) enlarged.querySelector('a').focus({ preventScroll: true });
  enlarged = document.querySelector('.enlarge:target');
});
addEventListener('keydown', (event) => {
  if (enlarged && event.key === 'Escape') location.hash = 'closed';
});

// Paper has no folds to open.
addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
});
`;
