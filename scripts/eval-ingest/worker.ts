import { parentPort, workerData } from 'node:worker_threads';
import { readSet } from './sets.ts';

/** What the worker says of one case; a fault is a crash of the code under test. */
export type WorkerAnswer = {
  readonly index: number;
  readonly right: boolean;
  readonly letThrough: boolean;
  readonly crashed: boolean;
  readonly detail: string;
};

const cases = readSet(String(workerData));

parentPort?.on('message', (index: number) => {
  try {
    const judgement = cases?.[index]?.judge() ?? { right: false, letThrough: false, detail: 'no such case' };
    parentPort?.postMessage({ index, crashed: false, ...judgement } satisfies WorkerAnswer);
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    parentPort?.postMessage({ index, right: false, letThrough: false, crashed: true, detail } satisfies WorkerAnswer);
  }
});
parentPort?.postMessage('ready');
