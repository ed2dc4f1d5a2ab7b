const WIDTH = 30;

/** A bar on standard error that is drawn over itself; one line a tenth of the way where there is no screen. */
export function showProgress(what: string): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const screen = process.stderr.isTTY;
    const part = total === 0 ? 1 : Math.min(1, done / total);
    const step = Math.floor(part * (screen ? 1_000 : 10));
    if (step === shown) return;
    shown = step;
    const bar = '█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '░');
    process.stderr.write(`${screen ? '\r' : ''}${bar} ${done}/${total} ${what}${screen && part < 1 ? '' : '\n'}`);
  };
}
