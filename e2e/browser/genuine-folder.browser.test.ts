import { expect } from '@open-wc/testing';
import { copiedFolder, genuineFolder } from './genuine-folder.js';

async function textOf(handle: FileSystemDirectoryHandle, name: string): Promise<string> {
  const file = await handle.getFileHandle(name);
  return (await file.getFile()).text();
}

describe('a genuine folder', () => {
  it('gives a handle through which appends of another process are seen', async () => {
    const folder = await genuineFolder({ 'a.jsonl': '{"a": 1}\n', 'sub/b.bin': new Uint8Array([0, 255]) });
    expect(await textOf(folder.handle, 'a.jsonl')).to.equal('{"a": 1}\n');
    await folder.append('a.jsonl', '{"a": 2}\n');
    expect(await textOf(folder.handle, 'a.jsonl')).to.equal('{"a": 1}\n{"a": 2}\n');

    const sub = await folder.handle.getDirectoryHandle('sub');
    const bytes = await (await (await sub.getFileHandle('b.bin')).getFile()).arrayBuffer();
    expect([...new Uint8Array(bytes)]).to.deep.equal([0, 255]);
    await folder.remove('sub');
    let error: unknown;
    await folder.handle.getDirectoryHandle('sub').catch((reason: unknown) => (error = reason));
    expect(error).to.have.property('name', 'NotFoundError');
  });

  it('has the permission to read without a question', async () => {
    const { handle } = await genuineFolder({}, 'empty');
    expect(handle.name).to.equal('empty');
    expect(await handle.queryPermission({ mode: 'read' })).to.equal('granted');
  });

  it('can be a copy of a real logbook', async () => {
    const { handle } = await copiedFolder('e2e/logbooks/quickstart');
    const names: string[] = [];
    for await (const name of handle.keys()) names.push(name);
    expect(names.sort()).to.deep.equal(['experiments', 'resources', 'text']);
  });
});
