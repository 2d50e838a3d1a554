import type { Root } from 'hast';

/**
 * What a section of a page is for, whatever its author calls it.
 *
 * @public
 */
export type SectionKind =
  | 'meaning'
  | 'impact'
  | 'diagnosis'
  | 'mitigation'
  | 'verify'
  | 'rollback'
  | 'escalation'
  | 'other';

/**
 * A stretch of a page's source.
 *
 * @public
 */
export interface SourceRange {
  /** First character, counted in UTF-16 units from 0. */
  start: number;
  /** The character after the last. */
  end: number;
}

/**
 * A heading and all that stands below it, up to the next heading of its level or above. The text before the first heading is
 * a section with level 0 and an empty title.
 *
 * @public
 */
export interface PlaybookSection extends SourceRange {
  /** The anchor by GitHub's rules: `check-the-disk`, `check-the-disk-1` for a second one. */
  id: string;
  /** The heading without its mark-up. */
  title: string;
  /** 1 to 6 as the author wrote it, 0 before the first heading. */
  level: number;
  kind: SectionKind;
  /** The section that this one is part of. */
  parentId?: string;
  /** Language of the heading where it is not English, as BCP 47: `zh`. */
  language?: string;
}

/**
 * Something to do: an item of an ordered list or checklist, or a heading that is one.
 *
 * @public
 */
export interface PlaybookStep extends SourceRange {
  /** `step-1`, in the order of the page. */
  id: string;
  /** The first sentence, without mark-up, at most 200 characters. */
  title: string;
  madeFrom: 'ordered list' | 'checklist' | 'heading';
  sectionId: string;
  /** The step that this one is part of. */
  parentId?: string;
  /** Commands of this step, not those of its own steps. */
  commandIds: string[];
}

/**
 * Where a value is put into a command, which says how it is quoted.
 *
 * @public
 */
export type CommandPlace = 'shell' | 'promql' | 'url' | 'other';

/**
 * Text to copy: a block of code, or code inside a sentence.
 *
 * @public
 */
export interface PlaybookCommand extends SourceRange {
  /** `command-1`, in the order of the page. */
  id: string;
  kind: 'block' | 'inline';
  /** As the author wrote it, without the fence. */
  text: string;
  /** First word behind the fence, in lower case. */
  language?: string;
  /** What else the author wrote behind the fence. */
  info?: string;
  place: CommandPlace;
  /** What it destroys, in words: `Deletes pods`. */
  destroys?: string;
  sectionId: string;
  stepId?: string;
}

/**
 * A value that commands of the page ask for.
 *
 * @public
 */
export interface PlaybookVariable {
  /** As the author spells it, without brackets or dollar. */
  name: string;
  /** Commands that hold it. */
  commandIds: string[];
  declared?: VariableDeclaration;
}

/**
 * What the front matter says of a variable.
 *
 * @public
 */
export interface VariableDeclaration {
  name: string;
  description?: string;
  /** Alert label, or annotation of the entity, which gives the value. */
  from?: { label: string } | { annotation: string };
  /** One of these; others are refused. */
  values?: string[];
  example?: string;
  /** Asked in the browser and never sent or stored. False says so of one whose name sounds like a secret. */
  secret?: boolean;
}

/**
 * A link or image of the page.
 *
 * @public
 */
export interface PlaybookLink extends SourceRange {
  /** As the author wrote it. */
  target: string;
  text: string;
  kind: 'anchor' | 'relative' | 'absolute' | 'image';
  /** A part of its address is put in by the generator of the site, which we are not. */
  isBuilt?: boolean;
}

/**
 * Where the links of a page lead, as far as that is known.
 *
 * @public
 */
export interface PageLinkStates {
  ok: number;
  broken: number;
  /** Addresses of other sites that were not asked for, and whatever no rule says how to follow. */
  cannotTell: number;
  /** The broken ones as they are written, each time they are, in the order of the page; at most 200. */
  brokenLinks: { target: string; line: number }[];
}

/**
 * Something the import saw that its author should know.
 *
 * @public
 */
export interface ImportNote {
  severity: 'info' | 'warning' | 'error';
  code:
    | 'front-matter-unreadable'
    | 'front-matter-field'
    | 'no-title'
    | 'shortcode'
    | 'embedded-code'
    | 'html-removed'
    | 'anchor-missing'
    | 'link-definition-missing'
    | 'code-not-closed'
    | 'destroys-without-undo'
    | 'todo'
    | 'too-many';
  /** One sentence, with what was done instead. */
  message: string;
  /** Line of the source, from 1. */
  line?: number;
}

/**
 * What the front matter says, in our words; what an author's field means to others is kept in `other`.
 *
 * @public
 */
export interface PlaybookFrontMatter {
  title?: string;
  alerts: string[];
  /** Entity references or names. */
  services: string[];
  owner?: string;
  severity?: string;
  variables: VariableDeclaration[];
  /** ISO 8601 duration or words, as written: `6 months`. */
  reviewIn?: string;
  /** `YYYY-MM-DD`. */
  lastReviewed?: string;
  status: 'draft' | 'active' | 'deprecated';
  replaces: string[];
  drillEvery?: string;
  /** Names of the fields that say nothing to us; they stay in the source. */
  other: string[];
}

/**
 * A page as the parser reads it. Nothing in it is lost: `sections` without their children, one after the other, together
 * with the front matter, are the whole source.
 *
 * @public
 */
export interface ParsedPage {
  title: string;
  titleFrom: 'front matter' | 'heading' | 'file name';
  /** The first heading of level 1, which names an alert in many sets of pages. */
  firstHeading?: string;
  /** Where the front matter stands, with its fences. */
  frontMatterRange?: SourceRange;
  frontMatter: PlaybookFrontMatter;
  sections: PlaybookSection[];
  steps: PlaybookStep[];
  commands: PlaybookCommand[];
  variables: PlaybookVariable[];
  links: PlaybookLink[];
  /** Anchors a link may point to, without `#`: of headings, and ids in HTML. */
  anchors: string[];
  notes: ImportNote[];
  /** The page to show, safe: no script, no style, no address but http, https, mailto and relative ones. */
  content: Root;
}
