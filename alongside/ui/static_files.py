"""Static files under names that change with their content, so that browsers may keep them."""

from servestatic.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also the modules that our scripts import get their hashed names."""

    support_js_module_import_aggregation = True
