import type { SignIn } from '../ports/sign-in.ts';
import type { PageRouter } from './page.ts';
import { signInRoutes, type SetupUi } from './sign-in/route.ts';
import { ownAccountRoutes } from './account/own/route.ts';

/** Every use case that a page calls, bound to its dependencies. */
export type Ui = SetupUi;

export type RouteDeps = { readonly signIn: SignIn; readonly secure: boolean };

/** Registers every page of the service. */
export function registerRoutes(page: PageRouter, ui: Ui, { signIn, secure }: RouteDeps): void {
  signInRoutes(page, ui, signIn, secure);
  ownAccountRoutes(page, signIn);
}
