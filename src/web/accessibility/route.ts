import type { PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { accessibilityView } from './view.ts';

/** The accessibility statement; for everybody, signed in or not. */
export function accessibilityRoutes(page: PageRouter): void {
  page.get(paths.accessibility, { may: 'public', audit: null }, (req, res) => void res.send(accessibilityView(req.page)));
}
