/** Waits until something holds; gives up when the test's own time is over. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
  const until = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`still not so: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
