import { expect, fixture, html } from '@open-wc/testing';
import { searchField } from './search-field.js';

describe('searchField', () => {
  it('tells of each change of the text, and of the regular expression', async () => {
    const said: string[] = [];
    const field = searchField({
      label: 'Search experiments',
      placeholder: 'Name',
      text: 'vit',
      isRegex: true,
      mistake: 'Unmatched bracket',
      input: (text) => said.push(text),
      toggleRegex: () => said.push('regex'),
    });
    const element = await fixture(html`<div>${field}</div>`);
    const input = element.querySelector('input')!;
    expect(input.value).to.equal('vit');
    expect(input).to.have.attribute('aria-invalid', 'true');
    expect(element.querySelector('.regex')).to.have.attribute('aria-pressed', 'true');
    input.value = 'resnet';
    input.dispatchEvent(new Event('input'));
    element.querySelector<HTMLElement>('.regex')!.click();
    expect(said).to.deep.equal(['resnet', 'regex']);
    await expect(element).to.be.accessible();
  });
});
