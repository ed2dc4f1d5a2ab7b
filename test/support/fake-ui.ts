import { NotFoundError } from '../../src/domain/shared/errors.ts';
import type { Ui } from '../../src/web/routes.ts';

/** Use cases that find nothing, and remember that they were reached. */
export function aUiThatFindsNothing(given: Partial<Ui> = {}): { ui: Ui; reached: string[] } {
  const reached: string[] = [];
  const own: Partial<Ui> = { now: () => new Date('2026-03-10T09:00:00.000Z'), isEmpty: async () => false, ...given };
  const ui = new Proxy(own, {
    get: (target, name: string) =>
      Reflect.get(target, name) ??
      (() => {
        reached.push(name);
        throw new NotFoundError(name, '');
      }),
  });
  return { ui: ui as Ui, reached };
}
