import type { SignIn } from '../ports/sign-in.ts';
import { accessibilityRoutes } from './accessibility/route.ts';
import { ownAccountRoutes } from './account/own/route.ts';
import { adminRoutes, type AdminUi } from './admin/route.ts';
import { applicationRoutes, type ApplicationUi } from './application/route.ts';
import { candidateRoutes, type CandidateUi } from './candidate/route.ts';
import { correctionRoutes, type CorrectionUi } from './correction/route.ts';
import { effortRoutes, type EffortUi } from './effort/route.ts';
import { fmlRoutes, type FmlUi } from './fml/route.ts';
import type { PageRouter } from './page.ts';
import { portalRoutes, type PortalUi } from './portal/route.ts';
import { questionRoutes, type QuestionUi } from './question/route.ts';
import { reviewRoutes, type ReviewUi } from './review/route.ts';
import { savedSearchRoutes, type SavedSearchUi } from './saved-search/route.ts';
import { signInRoutes, type SetupUi } from './sign-in/route.ts';
import { sourceRoutes, type SourceUi } from './source/route.ts';
import { vacancyRoutes, type VacancyUi } from './vacancy/route.ts';
import { zoekprofielRoutes, type ZoekprofielUi } from './zoekprofiel/route.ts';

/** Every use case that a page calls, bound to its dependencies. */
export type Ui = SetupUi &
  ReviewUi &
  QuestionUi &
  SourceUi &
  VacancyUi &
  SavedSearchUi &
  CorrectionUi &
  AdminUi &
  ApplicationUi &
  EffortUi &
  PortalUi &
  CandidateUi &
  FmlUi &
  ZoekprofielUi;

export type RouteDeps = { readonly signIn: SignIn; readonly secure: boolean };

/** Registers every page of the service. */
export function registerRoutes(page: PageRouter, ui: Ui, { signIn, secure }: RouteDeps): void {
  signInRoutes(page, ui, signIn, secure);
  accessibilityRoutes(page);
  ownAccountRoutes(page, signIn);
  reviewRoutes(page, ui);
  questionRoutes(page, ui);
  candidateRoutes(page, ui);
  fmlRoutes(page, ui);
  zoekprofielRoutes(page, ui);
  applicationRoutes(page, ui);
  effortRoutes(page, ui);
  portalRoutes(page, ui);
  sourceRoutes(page, ui);
  vacancyRoutes(page, ui);
  savedSearchRoutes(page, ui);
  correctionRoutes(page, ui);
  adminRoutes(page, ui);
}
