# The smallest FastAPI proxy that gives a HomePilot bucket out as its Worker does: the control of the bench.
import json, os
from pathlib import Path
from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

BUCKET = Path(os.environ["BUCKET"])
app = FastAPI()

@app.get("/registry.json")
async def registry():
    document = json.loads((BUCKET / "registry/registry.json").read_text())
    for item in document["items"]:
        latest = item["latest"]
        at = f"{item['id']}/{latest['version']}"
        latest.update(package_url=f"/p/{at}", preview_url=f"/v/{at}", card_url=f"/c/{at}")
    return JSONResponse(document, headers={"Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*"})

def file(path, kind):
    found = BUCKET / path
    if not found.is_file():
        return JSONResponse({"error": "not found", "key": path}, 404)
    return Response(found.read_bytes(), media_type=kind, headers={"Access-Control-Allow-Origin": "*"})

@app.get("/p/{id}/{version}")
async def package(id: str, version: str):
    return file(f"packages/{id}/{version}/persona.hpersona", "application/octet-stream")

@app.get("/c/{id}/{version}")
async def card(id: str, version: str):
    return file(f"previews/{id}/{version}/card.json", "application/json")

@app.get("/v/{id}/{version}")
async def preview(id: str, version: str):
    return file(f"previews/{id}/{version}/preview.webp", "image/webp")
