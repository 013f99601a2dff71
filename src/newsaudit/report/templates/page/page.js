(()=>{
const $=(s,r=document)=>[...r.querySelectorAll(s)];
/* Tables: sort by a column, filter by words. Without JavaScript they are plain tables. */
let n=0;
for(const t of $("table.tools")){
  const body=t.tBodies[0],rows=[...body.rows];
  if(rows.length>15){const box=document.createElement("div"),id="filter-"+(++n);
  box.className="filter";
  box.innerHTML='<label for="'+id+'">Filter</label><input id="'+id+'" type="search"><span role="status"></span>';
  t.closest(".wrap").before(box);
  const input=box.querySelector("input"),status=box.querySelector("span");
  input.addEventListener("input",()=>{
    const words=input.value.toLowerCase().split(/\s+/);let shown=0;
    for(const r of rows){const s=r.textContent.toLowerCase(),ok=words.every(w=>s.includes(w));r.hidden=!ok;shown+=ok}
    status.textContent=input.value?shown+" of "+rows.length+" rows":"";
  });}
  const heads=[...t.tHead.rows[0].cells];
  heads.forEach((h,i)=>{
    const b=document.createElement("button");b.type="button";b.append(...h.childNodes);h.append(b);
    b.addEventListener("click",()=>{
      const down=h.classList.contains("num")?h.getAttribute("aria-sort")!=="descending":h.getAttribute("aria-sort")==="ascending",d=down?-1:1;
      heads.forEach(o=>o.removeAttribute("aria-sort"));h.setAttribute("aria-sort",down?"descending":"ascending");
      const num=h.classList.contains("num"),key=r=>{const s=r.cells[i].textContent.trim();if(!num)return s;const v=parseFloat(s.replace(/[^0-9.\-]/g,""));return isNaN(v)?-Infinity:v};
      rows.sort((a,b)=>{const x=key(a),y=key(b);return d*(num?x-y:x.localeCompare(y,undefined,{numeric:true}))});body.append(...rows);
    });
  });
}
/* CSV from the table itself, so that the page alone is enough. */
document.addEventListener("click",e=>{
  const a=e.target.closest&&e.target.closest("a.csv");if(!a||!location.protocol.startsWith("file"))return;
  const t=a.closest(".tablebox").querySelector("table"),q=s=>/[",\n]/.test(s)?'"'+s.replace(/"/g,'""')+'"':s;
  const text=[...t.rows].map(r=>[...r.cells].map(c=>q(c.textContent.trim())).join(",")).join("\n")+"\n";
  const u=URL.createObjectURL(new Blob([text],{type:"text/csv"})),l=document.createElement("a");
  l.href=u;l.download=a.getAttribute("href").split("/").pop();l.click();URL.revokeObjectURL(u);e.preventDefault();
});
/* Evidence: move the focus into the panel; Escape leads back to the number. */
const target=()=>{try{return document.getElementById(decodeURIComponent(location.hash.slice(1)))}catch(e){return null}};
let came=false;
addEventListener("hashchange",()=>{const t=target();came=!!t&&t.matches(".finding>div");if(came){t.tabIndex=-1;t.focus({preventScroll:true})}});
addEventListener("keydown",e=>{const t=target();if(e.key==="Escape"&&t&&t.matches(".finding>div")&&!document.body.classList.contains("evidence"))t.querySelector("a").click()});
/* A number of many sentences names their places: show the words, out of the articles. */
const fill=()=>{
  const t=target();if(!t||!t.matches(".finding>div"))return;
  for(const p of t.parentNode.querySelectorAll("p.places")){
    const list=document.createElement("ul"),of=p.firstChild.textContent.replace(/: $/,", "),told=t.parentNode.dataset.words,words=(told||"").split("|");
    for(const a of p.querySelectorAll("a")){
      const hash=decodeURIComponent(a.hash.slice(1)),cut=hash.lastIndexOf("/")+1,[first,last]=a.textContent.split("–").map(Number);
      for(let n=first;n<=(last||first);n++){
        const id=hash.slice(0,cut)+(n-1),from=document.getElementById(id);if(!from)return;
        const li=document.createElement("li"),s=document.createElement("small"),to=document.createElement("a");
        to.href="#"+encodeURI(id);to.textContent=of+"sentence "+n;s.append(to);li.append(...[...from.childNodes].map(n=>n.cloneNode(true))," ",s);list.append(li);
        for(const m of li.querySelectorAll("mark"))if(told&&words.includes(m.textContent))m.className="hit";
      }
    }
    p.replaceWith(list);
  }
};
addEventListener("hashchange",fill);fill();
addEventListener("click",e=>{const a=e.target.closest&&e.target.closest(".finding>div>a:first-child");if(a&&came){e.preventDefault();came=false;history.back()}});
/* Contents: say where the reader is; unfold on wide screens. */
const toc=document.querySelector("#toc details");
document.documentElement.classList.add("js");
if(toc)toc.open=!matchMedia("(max-width:70rem)").matches;
if(toc&&!toc.open){$("#toc a").forEach(a=>a.addEventListener("click",()=>{toc.open=false}))}
const links=new Map($("#toc a").map(a=>[a.getAttribute("href").slice(1),a]));
if("IntersectionObserver" in window){
  const seen=new IntersectionObserver(list=>{for(const e of list)if(e.isIntersecting){links.forEach(a=>a.removeAttribute("aria-current"));links.get(e.target.id).setAttribute("aria-current","true")}},{rootMargin:"0px 0px -70% 0px"});
  links.forEach((a,id)=>{const h=document.getElementById(id);h&&seen.observe(h)});
}
})();
