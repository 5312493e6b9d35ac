/**
 * What moves in charts, the same in all of them, by what their markup says: `data-chart` is a drawing with the top and
 * the bottom of its plot, `data-stop` whatever in it has figures. The pointer and the arrow keys show a stop's figures;
 * its link is the browser's. It listens at the document, so charts that come later need nothing.
 */
export function listenToCharts(): void {
  let shown: Stop | null = null;
  let wasShown = false;

  const show = (stop: Stop | null) => {
    if (stop === shown) return;
    takeTipAway();
    shown = stop;
    if (stop) showTip(stop);
  };
  const focused = () => stopAt(document.activeElement);

  document.addEventListener('pointerover', ({ target, pointerType }) => {
    // A finger shows by its tap.
    if (pointerType !== 'touch' && (shown || stopAt(target))) show(stopAt(target) ?? focused());
  });
  document.documentElement.addEventListener('pointerleave', () => show(focused()));
  document.addEventListener('pointerdown', ({ target }) => {
    wasShown = shown !== null && shown === stopAt(target);
    if (shown && !stopAt(target)) show(null);
  });
  document.addEventListener(
    'click',
    (event) => {
      const stop = stopAt(event.target);
      // A finger cannot hover: its first tap shows the figures, the second follows the link.
      if (!stop || (event as PointerEvent).pointerType !== 'touch' || wasShown) return;
      event.preventDefault();
      event.stopPropagation();
      show(stop);
    },
    { capture: true },
  );
  document.addEventListener('focusin', ({ target }) => {
    const stop = stopAt(target);
    if (!stop) return;
    for (const other of stopsBeside(stop)) other.setAttribute('tabindex', other === stop ? '0' : '-1');
    show(stop);
  });
  document.addEventListener('focusout', ({ target }) => {
    if (shown === stopAt(target)) show(null);
  });
  document.addEventListener('keydown', (event) => {
    const stop = stopAt(event.target);
    if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return show(null);
    const next = STEPS[event.key]?.(stopsBeside(stop), stop);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

type Stop = SVGElement;

const STEPS: Record<string, (stops: Stop[], from: Stop) => Stop | undefined> = {
  ArrowRight: (stops, from) => stops[stops.indexOf(from) + 1],
  ArrowLeft: (stops, from) => stops[stops.indexOf(from) - 1],
  Home: (stops) => stops[0],
  End: (stops) => stops.at(-1),
};

const stopAt = (target: EventTarget | null): Stop | null =>
  target instanceof Element ? target.closest<Stop>('[data-stop]') : null;

const stopsBeside = (stop: Stop): Stop[] => [
  ...(stop.closest('[data-chart]')?.querySelectorAll<Stop>('[data-stop]') ?? []),
];

/** Its figures: the title that was sent. From now on it is a name, or the browser would show it a second time. */
function textOf(stop: Stop): string {
  const title = stop.querySelector(':scope > title');
  if (title) {
    stop.setAttribute('aria-label', title.textContent ?? '');
    title.remove();
  }
  return stop.getAttribute('aria-label') ?? '';
}

const TIP = 'chart-tip';
const GAP = 4;

const takeTipAway = () => document.querySelector(`.${TIP}`)?.remove();

/** The figures stand below the plot, or above it where the window ends: never on a line. */
function showTip(stop: Stop): void {
  const sheet = stop.closest<SVGElement>('[data-chart]');
  const frame = sheet?.parentElement;
  if (!sheet || !frame) return;
  const tip = document.createElement('div');
  tip.className = TIP;
  tip.ariaHidden = 'true';
  const [head = '', ...rest] = textOf(stop).split(' · ');
  tip.append(line('strong', head), line('span', rest.join(' · ')));
  if (stop.dataset.stop === 'contacts') tip.append(line('em', 'Select to see its contacts'));
  frame.append(tip);

  const [top = 0, bottom = 0] = (sheet.dataset.chart ?? '').split(' ').map(Number);
  const { left, width, top: frameTop } = frame.getBoundingClientRect();
  const at = (stop.querySelector('.chart-hit') ?? stop).getBoundingClientRect();
  const middle = at.left + at.width / 2 - left;
  const { offsetWidth, offsetHeight } = tip;
  const ends = frameTop + bottom + GAP + offsetHeight;
  const isAbove = ends > window.innerHeight && frameTop + top - GAP - offsetHeight > 0;
  tip.style.left = `${Math.max(0, Math.min(middle - offsetWidth / 2, width - offsetWidth))}px`;
  tip.style.top = `${isAbove ? top - GAP - offsetHeight : bottom + GAP}px`;
}

function line(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
