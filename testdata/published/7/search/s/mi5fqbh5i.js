fb(["mi5fqbh5i","15c9d393",
["lamp/start/hot/","Switch it off.","","Lamp › Start"]
])
