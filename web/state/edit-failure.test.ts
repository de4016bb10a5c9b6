import { expect } from '@open-wc/testing';
import { editFailure } from './edit-failure.js';

const named = (name: string): Error => Object.assign(new Error('What the error itself says.'), { name });

describe('editFailure', () => {
  it('has a sentence for what the person can do nothing about in the experiment', () => {
    const sentences = {
      'write-refused': 'What the error itself says.',
      'not-allowed': 'The browser no longer lets this page change the folder. Try it again, and allow it.',
      'read-only': 'This logbook is open for reading only.',
      'disk-full': 'There is no room left on the disk.',
      'host-unreachable': 'The host does not answer. It may have been stopped.',
      'no-token': 'The host asks for its token.',
      'wrong-token': 'The host has another token than before.',
    };
    for (const [code, message] of Object.entries(sentences)) {
      expect(editFailure(named(code))).to.deep.include({ code, message, isOfAll: true, canForce: false });
    }
  });

  it('says what can be done: ask again, give the token, force it', () => {
    expect(editFailure(named('write-refused')).action).to.equal('retry');
    expect(editFailure(named('host-unreachable')).action).to.equal('retry');
    expect(editFailure(named('no-token')).action).to.equal('token');
    expect(editFailure(named('being-written'))).to.deep.include({ canForce: true, isOfAll: false, action: null });
  });

  it('is of the one experiment, in the words of the error, where nothing better is known', () => {
    for (const code of ['cannot-annotate', 'cannot-write', 'something-new']) {
      const failure = editFailure(named(code));
      expect(failure).to.deep.include({ code, message: 'What the error itself says.', isOfAll: false });
    }
    expect(editFailure('odd').message).to.equal('odd');
  });
});
