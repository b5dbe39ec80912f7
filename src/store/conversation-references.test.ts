import { databases, storesOn } from '../testing/stores/databases';

describe.each(databases)('addresses on $name', ({ create }) => {
  const { open } = storesOn(create);

  test('the newest note is kept, letter by letter, for each conversation and person', async () => {
    const { conversationReferences } = await open();
    expect(await conversationReferences.find('teams:a:19:x@thread.tacv2')).toBeUndefined();
    await conversationReferences.remember('teams:a:19:x@thread.tacv2', 'teams:a', '{"v":1}');
    await conversationReferences.remember(
      'teams:a:29:person',
      'teams:a',
      `{"v":1,"name":"O'Hara'); drop table address; --"}`,
    );
    await conversationReferences.remember('teams:a:19:x@thread.tacv2', 'teams:a', '{"v":2}');
    expect(await conversationReferences.find('teams:a:19:x@thread.tacv2')).toBe('{"v":2}');
    expect(await conversationReferences.find('teams:a:29:person')).toBe(
      `{"v":1,"name":"O'Hara'); drop table address; --"}`,
    );
  });

  test('a note without end is refused', async () => {
    const { conversationReferences } = await open();
    await expect(conversationReferences.remember('teams:a:1', 'teams:a', 'x'.repeat(8_001))).rejects.toThrow(
      /constraint/i,
    );
  });
});
