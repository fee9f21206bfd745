"""Annotation formats: what was found, as marks on the words of the text, and back again as corrections.

* `marks`: regions and relations, what brat and Label Studio have in common;
* `marking`: from a result to marks;
* `understanding`: from marks to a result;
* `brat`, `labelstudio`: marks as files of these tools, and back;
* `webannotation`, `schemaorg`, `conllu`: formats to hand on, which are not read back.
"""
