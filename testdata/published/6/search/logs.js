fb({"version":1,"entries":1,"lines":["lbkfbgqko"],"details":["mi5fqbh5i"]})
