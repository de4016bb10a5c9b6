import { expect } from '@open-wc/testing';
import { initialValues } from './fields.js';
import { settingFields } from './settings.js';
import { SettingsStore } from './settings-store.js';

describe('SettingsStore', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('keeps what the person set for the next time', () => {
    new SettingsStore().update({ smoothing: 'gaussian', columns: 2 });
    expect(new SettingsStore().value).to.deep.include({ smoothing: 'gaussian', columns: 2, theme: 'system' });
  });

  it('shows what a link says without keeping it', () => {
    const store = new SettingsStore();
    store.update({ x: 'time', columns: 2 });
    store.show({ x: 'clock' });
    expect(store.value).to.deep.include({ x: 'clock', columns: 2 });
    store.show({});
    expect(store.value.x).to.equal('time');
    expect(new SettingsStore().value.x).to.equal('time');
  });

  it('keeps what is set while a link shows, and that alone', () => {
    const store = new SettingsStore();
    store.show({ x: 'clock', smoothing: 'ema' });
    store.update({ smoothing: 'mean' });
    expect(store.value).to.deep.include({ x: 'clock', smoothing: 'mean' });
    expect(new SettingsStore().value).to.deep.include({ x: 'step', smoothing: 'mean' });
  });

  it('goes back to what everybody has at first', () => {
    const store = new SettingsStore();
    store.update({ theme: 'dark', refresh: false });
    store.reset();
    expect(store.value).to.deep.equal(initialValues(settingFields));
    expect(new SettingsStore().value.theme).to.equal('system');
  });
});
