"""
Demo data: real model and observation files, as a catalog of Zarr stores.

``python -m jupyterlab_cloudify.demo build DIR`` writes them,
``python -m jupyterlab_cloudify.demo serve DIR --port N`` serves them.
"""
