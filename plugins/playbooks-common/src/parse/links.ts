import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { PlaybookLink } from '../types';

/** Most links of a page. */
const MOST = 2_000;

function kindOf(target: string, isImage: boolean): PlaybookLink['kind'] {
  if (isImage) {
    return 'image';
  }
  if (target.startsWith('#')) {
    return 'anchor';
  }
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target) ? 'absolute' : 'relative';
}

const hasEqual = (seen: ReadonlySet<string>, target: string) => {
  try {
    return seen.has(target) || seen.has(decodeURI(target));
  } catch {
    return false;
  }
};

/** A shortcode, or code between the signs of ERB. */
const BUILT = /\{\{[<%]|<%/;

/**
 * Links and images of markdown, by reference or not, and those written as HTML.
 *
 * @param source - the page, as its author wrote it
 */
export function readLinks(
  tree: Root,
  html: HastRoot,
  source: string,
): PlaybookLink[] {
  const links: PlaybookLink[] = [];
  const definitions = new Map<string, string>();
  const seen = new Set<string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!definitions.has(identifier)) {
      definitions.set(identifier, url);
    }
  });
  const add = (link: Omit<PlaybookLink, 'kind'>, isImage: boolean) => {
    if (link.target !== '' && links.length < MOST) {
      seen.add(link.target);
      const isBuilt = BUILT.test(source.slice(link.start, link.end));
      links.push({
        ...link,
        kind: kindOf(link.target, isImage),
        ...(isBuilt && { isBuilt }),
      });
    }
  };
  visit(tree, node => {
    const range = {
      start: node.position?.start.offset ?? 0,
      end: node.position?.end.offset ?? 0,
    };
    switch (node.type) {
      case 'link':
      case 'image':
        add(
          { target: node.url, text: toString(node), ...range },
          node.type === 'image',
        );
        break;
      case 'linkReference':
      case 'imageReference':
        add(
          {
            target: definitions.get(node.identifier) ?? '',
            text: toString(node),
            ...range,
          },
          node.type === 'imageReference',
        );
        break;
      default:
    }
  });
  visit(html, 'element', ({ tagName, properties, position }) => {
    const target = properties[tagName === 'img' ? 'src' : 'href'];
    const isLink = tagName === 'a' || tagName === 'img';
    // Those of markdown are here as well, with their addresses written another way.
    if (isLink && typeof target === 'string' && !hasEqual(seen, target)) {
      add(
        {
          target,
          text: '',
          start: position?.start.offset ?? 0,
          end: position?.end.offset ?? 0,
        },
        tagName === 'img',
      );
    }
  });
  return links.sort((a, b) => a.start - b.start);
}

/** What a link may point to within the page: ids, and names of HTML anchors. */
export function readAnchors(html: HastRoot): string[] {
  const anchors = new Set<string>();
  visit(html, 'element', ({ tagName, properties }) => {
    [properties.id, tagName === 'a' ? properties.name : undefined]
      .filter(anchor => typeof anchor === 'string' && anchor !== '')
      .forEach(anchor => anchors.add(String(anchor)));
  });
  return [...anchors].slice(0, MOST);
}
