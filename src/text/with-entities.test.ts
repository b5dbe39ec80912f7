import { withEntities } from './with-entities';

test('the three signs that take effect are escaped, once, and nothing else is', () => {
  expect(withEntities("<a & b> “c” 'd' &lt;")).toBe("&lt;a &amp; b&gt; “c” 'd' &amp;lt;");
});
