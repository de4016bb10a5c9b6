import { ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import { settingsContext, SettingsStore } from '../state/settings-store.js';
import './mtx-theme-button.js';
import { followTheme } from './theme.js';

describe('mtx-theme-button', () => {
  const end = new AbortController();
  after(() => {
    end.abort();
    localStorage.clear();
  });

  it('goes round the themes, sets the root and is remembered', async () => {
    localStorage.clear();
    const settings = new SettingsStore();
    followTheme(settings, end);
    const place = document.createElement('div');
    document.body.append(place);
    new ContextProvider(place, { context: settingsContext, initialValue: settings });
    const button = document.createElement('mtx-theme-button');
    place.append(button);
    const label = async (): Promise<string | null> => {
      await button.updateComplete;
      return button.shadowRoot!.querySelector('button')!.ariaLabel;
    };
    const click = (): void => button.shadowRoot!.querySelector('button')!.click();
    const { dataset } = document.documentElement;

    expect(await label()).to.equal('Theme: system');
    expect(dataset['theme']).to.equal(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    click();
    expect(await label()).to.equal('Theme: light');
    expect(dataset['theme']).to.equal('light');
    click();
    expect(await label()).to.equal('Theme: dark');
    expect(dataset['theme']).to.equal('dark');
    expect(new SettingsStore().value.theme).to.equal('dark');
    click();
    expect(await label()).to.equal('Theme: system');
    place.remove();
  });
});
