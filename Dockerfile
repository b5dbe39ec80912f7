# Any Node from 20 on will do (docker build --build-arg NODE=22 .), but 20 has had no security updates since April 2026:
# https://nodejs.org/en/about/previous-releases
ARG NODE=24

FROM node:${NODE}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json .tsconfig.build.json ./
COPY src src
# The build reads and checks it, so that the start need not.
COPY content content
# The try-out stays behind: in production nobody sits at the terminal.
RUN npm run build && rm -rf dist/tryout && npm prune --omit=dev

FROM node:${NODE}-bookworm-slim
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/compass.db
WORKDIR /app
# A new volume takes over this folder's owner, so that the bot may write to it.
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/content content
COPY manifests manifests
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
