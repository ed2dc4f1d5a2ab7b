// npm run --silent match -- --vacancies FILE --candidates FILE: every pair of the two as one line of JSON. Opens no database and no network.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadLimits } from '../src/adapters/rules/load-limits.ts';
import type { FmlItem, FmlList, FmlValue } from '../src/domain/fml/fml-list.ts';
import { limitsOf } from '../src/domain/limit/limits-of.ts';
import type { LimitsPack } from '../src/domain/limit/limits-pack.ts';
import type { Match, MatchableCandidate } from '../src/domain/match/match.ts';
import { matchPair } from '../src/domain/match/match-pair.ts';
import type { Place, Point } from '../src/domain/place/place.ts';
import { toCandidateId, toFmlListId } from '../src/domain/shared/ids.ts';
import type { LocalDate } from '../src/domain/shared/local-date.ts';
import type { Zoekprofiel } from '../src/domain/zoekprofiel/zoekprofiel.ts';
