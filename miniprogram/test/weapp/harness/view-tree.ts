import { wxmlToJs } from 'miniprogram-compiler';

/** A node as the page shows it. */
export interface ViewNode {
  tag: string;
  attr: Record<string, any>;
  children: (ViewNode | string)[];
}
interface RawNode {
  tag: string;
  attr?: Record<string, any>;
  children?: (RawNode | string)[];
}
type Template = (data: object, extra: object) => RawNode;

/** Renders the bundle's wxml with the compiler that WeChat itself ships. */
export class WxmlRenderer {
  private readonly template: (file: string) => Template;

  constructor(dist: string) {
    const source = wxmlToJs(dist, { maxBuffer: 1 << 27 });
    this.template = new Function('window', '__wxAppCode__', source)({ __webview_engine_version__: 0.02 }, {});
  }

  render(route: string, data: object): ViewNode {
    const [root] = this.flatten(this.template(`${route}.wxml`)(data, {}));
    return root as ViewNode;
  }

  private flatten(node: RawNode | string): (ViewNode | string)[] {
    if (typeof node === 'string') return [node];
    const tag = node.tag.replace(/^wx-/, '');
    const attr = node.attr ?? {};
    // Taro nests its own components where templates may not recurse any further.
    if (tag === 'comp' || tag === 'custom-wrapper') {
      return (this.template(`${tag}.wxml`)({ i: attr.i, l: attr.l }, {}).children ?? []).flatMap((child) => this.flatten(child));
    }
    const children = (node.children ?? []).flatMap((child) => this.flatten(child));
    return tag === 'virtual' ? children : [{ tag, attr, children }];
  }
}

export const textOf = (node: ViewNode | string): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

/** All nodes that `matches` says yes to, in reading order. */
export function findAll(node: ViewNode | string, matches: (node: ViewNode) => boolean): ViewNode[] {
  if (typeof node === 'string') return [];
  return [...(matches(node) ? [node] : []), ...node.children.flatMap((child) => findAll(child, matches))];
}
