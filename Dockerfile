# One image for the web server, the worker and migrate. Node runs the sources as they are: there is nothing to build.
FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /srv/spoorzoeker
COPY package.json package-lock.json .npmrc ./
# Without the optional packages: they are the embedded PostgreSQL, and here the database is a server of its own.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY tsconfig.json LICENSE NOTICE README.md ./
COPY src ./src
COPY jobs ./jobs
COPY scripts ./scripts
RUN mkdir /data && chown node:node /data
USER node
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=3000
VOLUME /data
EXPOSE 3000
# Stops on SIGTERM: lets running jobs end within SHUTDOWN_GRACE_MS.
ENTRYPOINT ["node", "src/main.ts"]
