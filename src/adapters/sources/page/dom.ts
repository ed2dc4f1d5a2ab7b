import type { contains } from 'cheerio';

/** A node of a loaded page. */
export type PageNode = Parameters<typeof contains>[0];
/** An element of a loaded page. */
export type PageElement = Extract<PageNode, { attribs: unknown }>;

export const isElement = (node: PageNode): node is PageElement => 'attribs' in node;
