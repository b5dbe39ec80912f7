import { type Picture, png } from './png';
import { pathOf, type Route, sendNotFound } from './routes';
import type { TrendAddresses, TrendReference } from './trend-addresses';

export type TrendRouteOf = {
  readonly read: TrendAddresses['read'];
  /** Undefined where there is nothing (any more) that may be shown. */
  readonly draw: (of: TrendReference) => Promise<Picture | undefined>;
};

/** The pictures of trends, drawn anew for each request. Whoever has an address sees its picture, and no other. */
export const createTrendRoute = ({ read, draw }: TrendRouteOf): Route => ({
  path: '/trend/*',
  methods: ['GET', 'HEAD'],
  handle: async (request, response) => {
    const of = read(pathOf(request) ?? '');
    const picture = of && (await draw(of));
    if (!picture) return sendNotFound(response);
    const file = png(picture);
    // Within an hour of a poll being deleted, nobody's browser shows its round any more.
    const headers = { 'Content-Type': 'image/png', 'Content-Length': file.length, 'Cache-Control': HOUR };
    response.writeHead(200, headers).end(file);
  },
});

const HOUR = 'private, max-age=3600';
