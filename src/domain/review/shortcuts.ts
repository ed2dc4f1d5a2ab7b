/** What a key on the review screen does, with the key that it has until a person chooses another. */
export const DEFAULT_SHORTCUTS = {
  accept: 'a',
  reject: 'r',
  park: 'p',
  ask: 'v',
  undo: 'u',
  next: 'j',
  previous: 'k',
  text: 't',
} as const;

export type ShortcutAction = keyof typeof DEFAULT_SHORTCUTS;
/** Every action that has a shortcut, in the order of the settings page. */
export const SHORTCUT_ACTIONS = Object.keys(DEFAULT_SHORTCUTS) as readonly ShortcutAction[];

/**
 * Whether a choice of keys can be kept: one letter or digit each, no key twice.
 * @returns null when it can, else the refusal to show; never throws
 */
export function checkShortcuts(keys: Readonly<Record<string, string>>): 'form' | 'twice' | null {
  const chosen = SHORTCUT_ACTIONS.map((action) => keys[action] ?? '');
  if (chosen.some((key) => !/^[a-z0-9]$/.test(key))) return 'form';
  return new Set(chosen).size < chosen.length ? 'twice' : null;
}
