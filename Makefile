# The two commands are `make run` and `make test`; each sets up all it needs by itself.
.PHONY: run test soak mutate setup lint format lock screenshots

run: ## A living demo on http://localhost:8000 (PORT and ALONGSIDE_DATA_DIR are honoured)
	@bin/setup run
	@exec .venv/bin/alongside demo

test: ## Everything: style, imports, SQLite, PostgreSQL, real browsers
	@bin/test

soak: ## Commands killed at 200 instants while others write; a hundred full rooms (see bin/soak)
	@bin/soak

mutate: setup ## Small mistakes in the engine of meetings: which of them does nobody notice?
	.venv/bin/python -m tests.soak.mutants

setup: ## The virtual environment with all that development needs
	@bin/setup test

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports

format: setup
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

screenshots: setup ## docs/screenshots, made by the browser tests
	@bin/test screenshots

lock: ## Write requirements/*.txt anew: names, versions and hashes only
	@bin/lock
