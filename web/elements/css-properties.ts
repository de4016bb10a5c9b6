import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/**
 * Sets custom properties of an element through its style object: `<i ${cssProperties({ '--c': color })}>`. The
 * page's content security policy refuses style attributes, which is what lit's `styleMap` writes at first.
 */
class CssProperties extends Directive {
  #names: string[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssProperties stands for the element itself');
  }

  render(_properties: Record<`--${string}`, string>): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Record<`--${string}`, string>]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const name of this.#names) if (!(name in properties)) style.removeProperty(name);
    this.#names = Object.keys(properties);
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return noChange;
  }
}

export const cssProperties = directive(CssProperties);
