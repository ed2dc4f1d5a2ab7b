import { describe, expect, it } from 'vitest';
import {
  APPLICATION_STATES,
  APPLICATION_STEPS,
  CLOSING_OUTCOMES,
  OUTCOME_REASON_MAX,
  OUTCOMES,
  takeStep,
} from '../../../../src/domain/application/steps.ts';

const quiet = { outcome: null, outcomeReason: '' };

describe('takeStep', () => {
  it('allows exactly the steps of the table', () => {
    for (const from of APPLICATION_STATES) {
      for (const to of APPLICATION_STATES) {
        const allowed = (APPLICATION_STEPS[from] as readonly string[]).includes(to);
        const taken = takeStep(from, { to, outcome: to === 'gesloten' ? 'geen_reactie' : null, outcomeReason: '' });
        expect(taken.ok, `${from} -> ${to}`).toBe(allowed);
      }
    }
  });

  it('lets every application be closed in the end', () => {
    for (const from of APPLICATION_STATES.filter((state) => state !== 'gesloten')) expect(APPLICATION_STEPS[from]).toContain('gesloten');
  });

  it('takes the outcome of an interview from the step itself', () => {
    expect(takeStep('verstuurd', { to: 'gesprek', ...quiet })).toEqual({
      ok: true,
      state: 'gesprek',
      outcome: 'gesprek',
      outcomeReason: null,
    });
  });

  it('asks for an outcome when closing', () => {
    expect(takeStep('verstuurd', { to: 'gesloten', ...quiet })).toEqual({ ok: false, refusal: 'outcome-missing' });
  });

  it('closes with a closing outcome only', () => {
    for (const outcome of OUTCOMES) {
      const taken = takeStep('aanbod', { to: 'gesloten', outcome, outcomeReason: 'functie vervuld' });
      expect(taken.ok, outcome).toBe((CLOSING_OUTCOMES as readonly string[]).includes(outcome));
    }
  });

  it('wants the reason of the employer with a rejection', () => {
    expect(takeStep('gesprek', { to: 'gesloten', outcome: 'afgewezen', outcomeReason: '   ' })).toEqual({
      ok: false,
      refusal: 'reason-missing',
    });
    expect(takeStep('gesprek', { to: 'gesloten', outcome: 'afgewezen', outcomeReason: ' ander gekozen ' })).toMatchObject({
      ok: true,
      outcomeReason: 'ander gekozen',
    });
  });

  it('takes a reason of 500 characters and not of 501', () => {
    const close = (length: number) => takeStep('gesprek', { to: 'gesloten', outcome: 'afgewezen', outcomeReason: 'x'.repeat(length) });
    expect(close(OUTCOME_REASON_MAX).ok).toBe(true);
    expect(close(OUTCOME_REASON_MAX + 1)).toEqual({ ok: false, refusal: 'reason-length' });
  });

  it('opens a closed application again when the employer answers after all', () => {
    expect(takeStep('gesloten', { to: 'gesprek', ...quiet })).toMatchObject({ ok: true, state: 'gesprek' });
  });
});
