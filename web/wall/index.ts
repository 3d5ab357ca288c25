import { defineWall } from "./wall.ts";

defineWall();
