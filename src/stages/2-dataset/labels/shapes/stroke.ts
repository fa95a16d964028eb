// What has a width or is round, filled as polygons are: a pixel is inside where its centre is.
import { fillRings, type PaintRow } from './fill.ts';
import type { Ellipse, Line, Size } from './shape.ts';

export function fillEllipse(ellipse: Ellipse, size: Size, paint: PaintRow): void {
  const { x, y, radiusX, radiusY, angle } = ellipse;
  if (!(radiusX > 0 && radiusY > 0)) return;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Of the places (dx, dy) from its centre: a dx² + 2 b dx dy + c dy² <= 1.
  const a = (cos / radiusX) ** 2 + (sin / radiusY) ** 2;
  const b = cos * sin * (1 / radiusX ** 2 - 1 / radiusY ** 2);
  const c = (sin / radiusX) ** 2 + (cos / radiusY) ** 2;
  const reach = Math.hypot(radiusX * sin, radiusY * cos);
  const begin = Math.max(0, Math.ceil(y - reach - 0.5));
  const end = Math.min(size.height, Math.floor(y + reach - 0.5) + 1);
  for (let row = begin; row < end; row++) {
    const dy = row + 0.5 - y;
    const root = (b * dy) ** 2 - a * (c * dy * dy - 1);
    if (root < 0) continue;
    const half = Math.sqrt(root) / a;
    const middle = x - (b * dy) / a;
    const from = Math.max(0, Math.ceil(middle - half - 0.5));
    const to = Math.min(size.width, Math.floor(middle + half - 0.5) + 1);
    if (from < to) paint(row, from, to);
  }
}

/** Round at its ends and where it turns. */
export function fillLine({ points, width }: Line, size: Size, paint: PaintRow): void {
  const radius = width / 2;
  if (!(radius > 0)) return;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]];
    fillEllipse({ kind: 'ellipse', x, y, radiusX: radius, radiusY: radius, angle: 0 }, size, paint);
    const [dx, dy] = [points[i + 2] - x, points[i + 3] - y];
    const length = Math.hypot(dx, dy);
    if (!(length > 0)) continue;
    const [acrossX, acrossY] = [(-dy / length) * radius, (dx / length) * radius];
    const corners = [x + acrossX, y + acrossY, x - acrossX, y - acrossY];
    const opposite = [x + dx - acrossX, y + dy - acrossY, x + dx + acrossX, y + dy + acrossY];
    fillRings([Float64Array.from([...corners, ...opposite])], 'non-zero', size, paint);
  }
}
