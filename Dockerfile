# One image for the site, the Celery worker and beat; the command tells them apart (docker-compose.yml).

FROM python:3.11-slim-bookworm AS bouw
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /bouw
COPY pyproject.toml requirements.lock ./
# Every package is held against its hash; then only what the site itself needs is installed, from these files alone.
RUN pip wheel --quiet --require-hashes --no-deps --requirement requirements.lock --wheel-dir wielen \
    && python -m venv /venv \
    && python -c "import tomllib as t; print(*t.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" \
        > nodig.txt \
    && /venv/bin/pip install --quiet --no-index --find-links wielen --requirement nodig.txt \
    && /venv/bin/pip check

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 sectorplannen \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin sectorplannen \
    && install --directory --owner 10001 --group 10001 /bestanden
COPY --from=bouw /venv /venv
WORKDIR /app
COPY manage.py ./
COPY sectorplannen ./sectorplannen
COPY aanvragen ./aanvragen
COPY beoordeling ./beoordeling
COPY rapportage ./rapportage
COPY templates ./templates
COPY static ./static
COPY fixtures ./fixtures
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp \
    OMGEVING=productie BESTANDEN_MAP=/bestanden
# The secret of this one step is thrown away with it; a running container must bring its own.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" ALLOWED_HOSTS=bouw EMAIL_URL=console:// \
    python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q sectorplannen aanvragen beoordeling rapportage
USER 10001:10001
VOLUME /bestanden
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s CMD ["python", "sectorplannen/gezondheid.py"]
# The number of processes comes from WEB_CONCURRENCY. Their signs of life go to memory, so a slow disk stops nobody.
CMD ["gunicorn", "sectorplannen.wsgi", "--bind", "0.0.0.0:8000", "--threads", "4", "--worker-tmp-dir", "/dev/shm", \
     "--max-requests", "5000", "--max-requests-jitter", "500", "--no-control-socket", "--access-logfile", "-"]
